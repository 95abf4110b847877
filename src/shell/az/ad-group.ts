import { required, truth, value } from './az-arguments.ts';
import type { AzCommand, AzCommandModule, AzGroup } from './az-command.ts';
import { itemsOf } from './az-shape.ts';
import { graphFilter } from './graph-filter.ts';
import { groupIdOf } from './group-named.ts';

const adGroup: AzGroup = { path: 'ad group', summary: 'Manage Microsoft Entra groups.' };
const adGroupMember: AzGroup = { path: 'ad group member', summary: 'Manage Microsoft Entra group members.' };

const group = required(
  value(['--group', '-g'], "Group's object id or display name (prefix also works if there is a unique match)."),
);
const memberId = required(value(['--member-id'], 'The object ID of the contact, group, user, or service principal.'));

const adGroupCreate: AzCommand = {
  path: 'ad group create',
  summary: 'Create a group in the directory.',
  arguments: [
    required(value(['--display-name'], 'Object display name.')),
    required(value(['--mail-nickname'], 'Mail nickname.')),
    value(['--description'], 'Group description.'),
    truth(['--force'], 'Always create a new group instead of updating the one with same display and mail nickname.'),
  ],
  examples: [{ does: 'Create a group.', line: 'az ad group create --display-name readers --mail-nickname readers' }],
  run: (az) => {
    const [displayName, mailNickname] = [az.text('--display-name'), az.text('--mail-nickname')];
    const [existing] = itemsOf(az.send({ type: 'directoryGroup.list' })).filter(
      (one) => one.displayName === displayName && one.mailNickname === mailNickname,
    );
    if (existing && az.maybe('--force') !== 'true') {
      az.warn('A group with the same display name and mail nickname already exists, returning.');
      return existing;
    }
    const description = az.maybe('--description');
    const described = description === undefined ? {} : { description };
    return az.send({ type: 'directoryGroup.create', displayName, mailNickname, ...described });
  },
};

const adGroupShow: AzCommand = {
  path: 'ad group show',
  summary: 'Get group information from the directory.',
  arguments: [group],
  examples: [{ does: 'Show the object id of a group.', line: 'az ad group show -g readers --query id -o tsv' }],
  run: (az) => az.send({ type: 'directoryGroup.get', id: groupIdOf(az) }),
};

const adGroupList: AzCommand = {
  path: 'ad group list',
  summary: 'List groups in the directory.',
  arguments: [
    value(['--display-name'], "Object's display name or its prefix."),
    value(['--filter'], `OData filter, e.g. --filter "displayname eq 'test'".`),
  ],
  examples: [{ does: 'List the groups.', line: 'az ad group list --query [].displayName -o tsv' }],
  run: (az) => {
    const prefix = az.maybe('--display-name')?.toLowerCase() ?? '';
    return itemsOf(az.send({ type: 'directoryGroup.list' }))
      .filter(graphFilter(az.maybe('--filter')))
      .filter(({ displayName }) => String(displayName).toLowerCase().startsWith(prefix));
  },
};

const adGroupDelete: AzCommand = {
  path: 'ad group delete',
  summary: 'Delete a group from the directory.',
  arguments: [group],
  examples: [{ does: 'Delete a group.', line: 'az ad group delete -g readers' }],
  run: (az) => {
    az.send({ type: 'directoryGroup.delete', id: groupIdOf(az) });
    return undefined;
  },
};

const adGroupMemberAdd: AzCommand = {
  path: 'ad group member add',
  summary: 'Add a member to a group.',
  arguments: [group, memberId],
  examples: [
    {
      does: 'Add an identity to a group, by its principal id.',
      line: 'az ad group member add -g readers --member-id 00000000-0000-0000-0000-000000000000',
    },
  ],
  run: (az) => {
    az.send({ type: 'groupMember.add', groupId: groupIdOf(az), memberId: az.text('--member-id') });
    return undefined;
  },
};

const adGroupMemberRemove: AzCommand = {
  path: 'ad group member remove',
  summary: 'Remove a member from a group.',
  arguments: [group, memberId],
  examples: [
    {
      does: 'Take somebody out of a group.',
      line: 'az ad group member remove -g readers --member-id 00000000-0000-0000-0000-000000000000',
    },
  ],
  run: (az) => {
    az.send({ type: 'groupMember.remove', groupId: groupIdOf(az), memberId: az.text('--member-id') });
    return undefined;
  },
};

const adGroupMemberList: AzCommand = {
  path: 'ad group member list',
  summary: 'Get the members of a group.',
  arguments: [group],
  examples: [{ does: 'List who is in a group.', line: 'az ad group member list -g readers --query [].displayName' }],
  run: (az) => itemsOf(az.send({ type: 'groupMember.list', groupId: groupIdOf(az) })),
};

const adGroupMemberCheck: AzCommand = {
  path: 'ad group member check',
  summary: 'Check if a member is in a group.',
  description: 'Counts membership through other groups as well.',
  arguments: [group, memberId],
  examples: [
    {
      does: 'Check if somebody is in a group.',
      line: 'az ad group member check -g readers --member-id 00000000-0000-0000-0000-000000000000',
    },
  ],
  run: (az) => {
    const groupId = groupIdOf(az);
    const { value: groups } = az.send({ type: 'groupMember.check', groupId, memberId: az.text('--member-id') });
    return { value: Array.isArray(groups) && groups.includes(groupId) };
  },
};

export const adGroupCommands: AzCommandModule = {
  groups: [adGroup, adGroupMember],
  commands: [
    adGroupCreate,
    adGroupDelete,
    adGroupList,
    adGroupShow,
    adGroupMemberAdd,
    adGroupMemberCheck,
    adGroupMemberList,
    adGroupMemberRemove,
  ],
};
