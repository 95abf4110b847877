import { createSandbox } from '../../src/shell/create-sandbox.ts';
import { runLine } from '../../src/shell/run-line.ts';
import type { LineResult, Sandbox } from '../../src/shell/sandbox.ts';

/** What a line printed, both streams in the order of the screen. */
export function printedBy({ outputs }: LineResult): string {
  return outputs.map(({ text }) => text).join('');
}

/** Types lines one after the other, from a new sandbox or from the one given; the result is the last line's. */
export async function typeLines(lines: readonly string[], from: Sandbox = createSandbox()): Promise<LineResult> {
  let result: LineResult = { sandbox: from, outputs: [], exitCode: 0, isInterrupted: false };
  for (const line of lines) result = await runLine(result.sandbox, line);
  return result;
}

/** What the last of the lines printed. */
export async function screenAfter(lines: readonly string[], from?: Sandbox): Promise<string> {
  return printedBy(await typeLines(lines, from));
}

/** What the last of the lines printed on one stream. */
export async function streamAfter(fd: 1 | 2, lines: readonly string[], from?: Sandbox): Promise<string> {
  const { outputs } = await typeLines(lines, from);
  return outputs.flatMap((output) => (output.fd === fd ? [output.text] : [])).join('');
}

/** A world with a virtual machine that has a system-assigned identity; the operator's own machine is in front. */
export async function sandboxWithMachine(): Promise<Sandbox> {
  const { sandbox, exitCode } = await typeLines([
    'az group create -n rg-app -l westeurope -o none',
    'az vm create -g rg-app -n vm-web --image Ubuntu2204 --assign-identity -o none',
  ]);
  if (exitCode !== 0) throw new Error('the virtual machine was not made');
  return sandbox;
}

export const TOKEN_URL = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=';

/** `curl` for a token of ARM, as learners type it. */
export const ASK_FOR_TOKEN = `curl -s -H Metadata:true "${TOKEN_URL}https://management.azure.com/"`;
