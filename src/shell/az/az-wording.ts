import type { Trace, TraceStep } from '../../sim/trace.ts';
import type { LineContext } from '../line-context.ts';
import type { AzFailure } from './az-failure.ts';

/** Messages of az itself that were recorded from release 2.45, or stand in its source or documentation. [F.1, F.3] */
const KNOWN: readonly RegExp[] = [
  /^the following arguments are required: --/,
  /^the following arguments are required: _subcommand$/,
  /^unrecognized arguments: /,
  /^argument [-/a-z]+: (expected (one|at least one) argument$|ignored explicit argument )/i,
  /^argument --query: invalid jmespath_type value: /,
  /^ambiguous option: /,
  /^'.*' is misspelled or not recognized by the system\.$/s,
  /^az [a-z -]+: '.*' is not a valid value for '--/s,
  /^invalid resource ID: /,
  /^\(.* \| --ids\) are required$/,
  /^usage error: --assignee STRING \| --assignee-object-id GUID$/,
  /^usage error: --assignee-object-id GUID --assignee-principal-type TYPE$/,
  /^usage error: --assign-identity \[--scope SCOPE\] \[--role ROLE\]$/,
  /^usage error: please specify (--scope|both --role and --scope) when assigning a role to the managed identity$/,
  /^usage error: '--scope'\/'--role' is only applicable when assign system identity$/,
  /^usage error: please specify one of --file and --data to upload\.$/,
  /^usage error: --set KEY=VALUE \[KEY=VALUE \.\.\.\]$/,
  /^usage error: -.* can't be an empty string\. Either omit it or provide a non-empty string\.$/,
  /^incorrect usage: --image IMAGE \| --attach-os-disk DISK$/,
  /^incorrect usage: \[Required\] --value VALUE \| --file PATH$/,
  /^incorrect usage: --id ID \| --vault-name\/--hsm-name VAULT\/HSM --name\/-n NAME \[--version VERSION\]$/,
  /^--vault-name and --id are mutually exclusive\.$/,
  /^--(resource-group\/-g is required\.|(resource-type|name\/-n|namespace) is required)$/,
  /^Argument -.* cannot be derived from ID .*\. Please provide a complete resource ID containing all information of 'Resource Id' arguments\. $/s,
  /^Invalid scope\. Please use --help to view the valid format\.$/,
  /^Resource group ".*" is redundant because scope is supplied$/s,
  /^Please provide storage account name or connection string\.$/,
  /^Please specify --blob-url or combination of blob name, container name and storage account arguments\.$/,
  /^Storage account '.*' not found\.$/s,
  /^The Vault '.*' not found within subscription\.$/s,
  /^All resources should be under the same (group|subscription)$/,
  /^Invalid id ".*", as it has no group or subscription field$/s,
  /^(No group matches|More than one group match) the name of '.*'$/s,
  /^Couldn't find '.*' in 'tags'\. Available options: \[.*\]$/s,
  /^Subscription '.*' not found\. Check the spelling and casing and try again\.$/s,
  /^There are no active accounts\.$/,
  /^Encountered more than one exception\.$/,
  /^\nYou do not have the required permissions needed to perform this operation\.\n/,
  /^\nAuthentication failure\. This may be caused by either invalid account key, /,
  /^usage error: --policy NAME_OR_ID \| --policy-set-definition NAME_OR_ID$/,
  /^usage error: '--identity' is not applicable with other arguments$/,
  /^Passing the managed identity ID with --username is no longer supported\./,
  /^Please run 'az login' to setup account\.$/,
  /^No access was configured for the VM, hence no subscriptions were found\./,
  /^Failed to connect to MSI\. Please make sure MSI is configured correctly\./,
  /^Operation cancelled\.$/,
  /^'.*' are not associated with '/,
  /^No matched assignments were found to delete$/,
  /^group or scope are not required when --all is used$/,
  /^Cannot find user or service principal in graph database for '/,
  /^Role '.*' doesn't exist\.$/s,
];

/**
 * Tells `why` about a line that az ended in an error by itself: before any request, or after one that was answered well, and
 * whether az's words are the lab's. `traced` is what the last request had come to before the line.
 */
export function explainFailure({ message, advice }: AzFailure, context: LineContext, traced: Trace | undefined): void {
  if (advice.isOurs || advice.isService) return;
  const isSimulated = !KNOWN.some((one) => one.test(message));
  const wording = isSimulated ? ({ wording: 'simulated' } as const) : {};
  const { lastTrace } = context;
  const sent = lastTrace === traced ? undefined : lastTrace;
  if (sent?.steps.some(({ outcome }) => outcome === 'failed')) {
    context.explain({ ...sent, ...wording });
    return;
  }
  const text = sent
    ? 'az ended the line itself, after this answer'
    : 'az ended the line itself; no request left this machine';
  const ended: TraceStep = { stage: 'command', outcome: 'failed', text, facts: [] };
  const fidelity = isSimulated ? 'simplified' : 'matches Azure';
  context.explain({ steps: [...(sent?.steps ?? []), ended], fidelity, ...wording });
}
