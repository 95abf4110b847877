import { refused } from '../command-result.ts';
import type { SandboxCommand } from '../line-context.ts';

const WITHOUT_EDITOR = 'there is no editor here; write a file with cat > FILE <<EOF … EOF, and change it with sed -i';
const WITHOUT_LANGUAGE = 'no other languages here; bash, jq, awk and sed are';
const WITHOUT_PACKAGES = 'nothing can be installed here; type help to see what there is';
const WITHOUT_CONTAINERS = 'no containers here; az vm create and az webapp create make hosts, ssh goes to them';
const WITHOUT_PAGER = 'no pager is needed here; print the text and scroll';
const WITHOUT_DNS = 'the lab is offline; curl to an unknown address lists the ones that exist';

/** Commands that people try and the lab does not have: what there is instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  sudo: 'not needed here; type the command without it',
  su: 'there is one user on each machine; whoami says which',
  openssl: 'not here; jwt reads and checks tokens, base64 and sha256sum encode and hash',
  vi: WITHOUT_EDITOR,
  vim: WITHOUT_EDITOR,
  nano: WITHOUT_EDITOR,
  emacs: WITHOUT_EDITOR,
  code: WITHOUT_EDITOR,
  less: WITHOUT_PAGER,
  more: WITHOUT_PAGER,
  man: 'no manual pages here; help NAME says how a command of the lab is used',
  docker: WITHOUT_CONTAINERS,
  kubectl: WITHOUT_CONTAINERS,
  pwsh: 'no PowerShell here; az does the same things',
  powershell: 'no PowerShell here; az does the same things',
  terraform: 'not here; az makes the resources, and history keeps the lines that did',
  bicep: 'not here; az makes the resources one by one',
  azcopy: 'not here; az storage blob and curl read and write blobs',
  wget: 'not here; use curl',
  scp: 'not here; print the file with ssh HOST cat FILE and write it on this side with >',
  python: WITHOUT_LANGUAGE,
  python3: WITHOUT_LANGUAGE,
  node: WITHOUT_LANGUAGE,
  npm: WITHOUT_PACKAGES,
  pip: WITHOUT_PACKAGES,
  apt: WITHOUT_PACKAGES,
  'apt-get': WITHOUT_PACKAGES,
  yum: WITHOUT_PACKAGES,
  git: 'no repositories here; history keeps the lines that you typed',
  ping: WITHOUT_DNS,
  nslookup: WITHOUT_DNS,
  dig: WITHOUT_DNS,
  systemctl: 'no services run here; az vm start and az vm deallocate switch machines',
  yq: 'not here; az … -o json | jq does the same',
};

/** One command for each name, so that the shell finds it and says what to use. */
export const missingCommands: readonly SandboxCommand[] = Object.entries(INSTEAD).map(([name, instead]) => ({
  name,
  summary: instead,
  usage: [],
  run: async () => refused(`${name}: ${instead}.`, 127),
}));
