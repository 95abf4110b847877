import { factsLine, type TemplateValues, titleOf } from './template.ts';

/** A scenario with one task, two solutions and a near miss, in the world of `fixtureTemplate`. */
export function scenarioTemplate(values: TemplateValues): string {
  const { id, module, fixture } = values;
  return `kind: scenario
# Never changed: progress hangs on it.
id: ${id}
title: ${titleOf(id)}
summary: In one line, what has to be done.
module: ${module}
minutes: 5
# Facts that one meets in it, by id.
${factsLine(values)}
# The world that it starts from: a file with kind: fixture.
fixture: ${fixture}
# What happened before, and what is wanted. Read before the terminal opens.
story: |
  The nightly job on \`vm-orders\` gets no token. Its identity \`id-orders\` was made, and never attached.

  Attach it, then let the machine ask for a token for storage.
tasks:
  - id: token-as-orders
    text: vm-orders gets a token for https://storage.azure.com/ as id-orders.
    # Goals look at the world, never at what was typed.
    goals:
      - id: attached
        kind: identity-attached
        host: vm-orders
        identity: id-orders
      - id: token
        kind: token-issued
        host: vm-orders
        identity: id-orders
        resource: https://storage.azure.com/
    # Always three: where to look, what to notice, what to type.
    hints:
      - What does \`az vm identity show -g rg-orders -n vm-orders\` say?
      - Nothing is attached. \`az vm identity assign\` takes the name of an identity.
      - "\`az vm identity assign -g rg-orders -n vm-orders --identities id-orders\`, then \`ssh vm-orders\` and \`curl -s -H Metadata:true \\"$IMDS\\"\`."
    # Before a line runs, the learner may be asked what it will bring. Take away the # of these lines:
    # predictions:
    #   - id: ${id}-first-request
    #     # It is asked of a line that holds one of these texts, while all of this holds,
    #     before: ["$IMDS"]
    #     when:
    #       - { kind: identity-attached, not: true, host: vm-orders, identity: id-orders }
    #     stem: Nothing is attached to \`vm-orders\` yet. What does the request bring?
    #     # and if the line prints what "shows" says. The check plays these lines; the last is the one that is asked about.
    #     lines:
    #       - ssh vm-orders "curl -s -H Metadata:true \\"\\$IMDS\\""
    #     shows: Identity not found
    #     choices:
    #       - text: A 400, as there is nobody
    #         correct: true
    #         why: A token is always somebody's, and nobody is attached.
    #       - text: A token of the machine's own
    #         why: A machine is somebody only with an identity of its own. This one has none.
# The check plays each of these from the start, and looks whether every goal is met.
solutions:
  - title: Attach, then ask
    lines:
      - az vm identity assign -g rg-orders -n vm-orders --identities id-orders
      - ssh vm-orders "curl -s -H Metadata:true \\"\\$IMDS\\""
# Wrong turns that deserve a word of their own. The check plays these lines, too.
nearMisses:
  - id: own-identity
    when:
      - kind: identity-attached
        host: vm-orders
        identity: system
    message: >-
      vm-orders has an identity now, and it is its own. The job wants to be id-orders, which was made for it. Type
      \`undo\`, and name it.
    lines:
      - az vm identity assign -g rg-orders -n vm-orders
takeaways:
  - An identity that is attached nowhere answers nobody.
`;
}

/** A world with one machine and one identity that nobody attached. */
export function fixtureTemplate({ id }: Pick<TemplateValues, 'id'>): string {
  return `kind: fixture
id: ${id}
title: A machine and an identity
header:
  # All chance comes from the seed: the same ids and delays each time.
  seed: ${id}
  start: "2026-03-02T08:00:00Z"
  # realistic: roles take minutes to arrive, as in life.
  propagation: instant
  tenantName: contoso
  subscriptionName: contoso-dev
  signedInAs: operator@contoso.com
# What an administrator typed before the learner came. Try it first: mi-lab --course . sandbox ${id}
lines:
  - az group create -n rg-orders -l westeurope
  - az identity create -g rg-orders -n id-orders
  - az vm create -g rg-orders -n vm-orders --image Ubuntu2204
  - ssh vm-orders
  - IMDS="http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://storage.azure.com/"
  - exit
`;
}
