import type { Json } from '../../../src/sim/json.ts';

/** A result, and how the real CLI's output code prints it. */
interface RealOutput {
  readonly value: Json;
  readonly query?: string;
  readonly table?: string;
  readonly json: string;
  readonly yaml: string;
  readonly tsv: string;
  readonly tableText: string;
}

/** Recorded from knack, the library that prints for the real az (release 2.45), with jmespath, tabulate and PyYAML. */
export const REAL_OUTPUTS: readonly RealOutput[] = [
  {
    value: [],
    json: '[]\n',
    yaml: '[]\n',
    tsv: '',
    tableText: '\n',
  },
  {
    value: [{}],
    json: '[\n  {}\n]\n',
    yaml: '- {}\n',
    tsv: '\n',
    tableText: '\n',
  },
  {
    value: 'yes',
    json: '"yes"\n',
    yaml: "'yes'\n",
    tsv: 'yes\n',
    tableText: 'Result\n--------\nyes\n',
  },
  {
    value: '1.0',
    json: '"1.0"\n',
    yaml: "'1.0'\n",
    tsv: '1.0\n',
    tableText: 'Result\n--------\n1.0\n',
  },
  {
    value: true,
    json: 'true\n',
    yaml: 'true\n...\n',
    tsv: 'true\n',
    tableText: 'Result\n--------\nTrue\n',
  },
  {
    value: [
      ['a', 'b'],
      ['c', 'ddddddd'],
    ],
    json: '[\n  [\n    "a",\n    "b"\n  ],\n  [\n    "c",\n    "ddddddd"\n  ]\n]\n',
    yaml: '- - a\n  - b\n- - c\n  - ddddddd\n',
    tsv: 'a\tb\nc\tddddddd\n',
    tableText: 'Column1    Column2\n---------  ---------\na          b\nc          ddddddd\n',
  },
  {
    value: [true, false, null, 3],
    json: '[\n  true,\n  false,\n  null,\n  3\n]\n',
    yaml: '- true\n- false\n- null\n- 3\n',
    tsv: 'true\nfalse\nNone\n3\n',
    tableText: 'Result\n--------\nTrue\nFalse\n\n3\n',
  },
  {
    value: {
      name: 'vm-web',
      identity: {
        principalId: '0ba3a51a',
        type: 'SystemAssigned',
      },
      tags: null,
      zones: ['1'],
      location: 'westeurope',
      id: '/subscriptions/s',
      type: 'Microsoft.Compute/virtualMachines',
      isReady: true,
      count: 3,
    },
    json: '{\n  "count": 3,\n  "id": "/subscriptions/s",\n  "identity": {\n    "principalId": "0ba3a51a",\n    "type": "SystemAssigned"\n  },\n  "isReady": true,\n  "location": "westeurope",\n  "name": "vm-web",\n  "tags": null,\n  "type": "Microsoft.Compute/virtualMachines",\n  "zones": [\n    "1"\n  ]\n}\n',
    yaml: "count: 3\nid: /subscriptions/s\nidentity:\n  principalId: 0ba3a51a\n  type: SystemAssigned\nisReady: true\nlocation: westeurope\nname: vm-web\ntags: null\ntype: Microsoft.Compute/virtualMachines\nzones:\n- '1'\n",
    tsv: '3\t/subscriptions/s\t\tTrue\twesteurope\tvm-web\tNone\tMicrosoft.Compute/virtualMachines\t1\n',
    tableText:
      'Count    IsReady    Location    Name\n-------  ---------  ----------  ------\n3        True       westeurope  vm-web\n',
  },
  {
    value: [
      {
        name: 'vm-web',
        identity: {
          principalId: '0ba3a51a',
          type: 'SystemAssigned',
        },
        tags: null,
        zones: ['1'],
        location: 'westeurope',
        id: '/subscriptions/s',
        type: 'Microsoft.Compute/virtualMachines',
        isReady: true,
        count: 3,
      },
      {
        name: 'vm-db',
        location: 'é',
        extra: 'x',
      },
    ],
    json: '[\n  {\n    "count": 3,\n    "id": "/subscriptions/s",\n    "identity": {\n      "principalId": "0ba3a51a",\n      "type": "SystemAssigned"\n    },\n    "isReady": true,\n    "location": "westeurope",\n    "name": "vm-web",\n    "tags": null,\n    "type": "Microsoft.Compute/virtualMachines",\n    "zones": [\n      "1"\n    ]\n  },\n  {\n    "extra": "x",\n    "location": "é",\n    "name": "vm-db"\n  }\n]\n',
    yaml: "- count: 3\n  id: /subscriptions/s\n  identity:\n    principalId: 0ba3a51a\n    type: SystemAssigned\n  isReady: true\n  location: westeurope\n  name: vm-web\n  tags: null\n  type: Microsoft.Compute/virtualMachines\n  zones:\n  - '1'\n- extra: x\n  location: é\n  name: vm-db\n",
    tsv: '3\t/subscriptions/s\t\tTrue\twesteurope\tvm-web\tNone\tMicrosoft.Compute/virtualMachines\t1\nx\té\tvm-db\n',
    tableText:
      'Count    IsReady    Location    Name    Extra\n-------  ---------  ----------  ------  -------\n3        True       westeurope  vm-web\n                    é           vm-db   x\n',
  },
  {
    value: [
      {
        name: 'vm-web',
        identity: {
          principalId: '0ba3a51a',
          type: 'SystemAssigned',
        },
        tags: null,
        zones: ['1'],
        location: 'westeurope',
        id: '/subscriptions/s',
        type: 'Microsoft.Compute/virtualMachines',
        isReady: true,
        count: 3,
      },
    ],
    query: '[].{Name:name,  principalId:identity.principalId}',
    json: '[\n  {\n    "Name": "vm-web",\n    "principalId": "0ba3a51a"\n  }\n]\n',
    yaml: '- Name: vm-web\n  principalId: 0ba3a51a\n',
    tsv: 'vm-web\t0ba3a51a\n',
    tableText: 'Name    PrincipalId\n------  -------------\nvm-web  0ba3a51a\n',
  },
  {
    value: [
      {
        name: 'vm-web',
        identity: {
          principalId: '0ba3a51a',
          type: 'SystemAssigned',
        },
        tags: null,
        zones: ['1'],
        location: 'westeurope',
        id: '/subscriptions/s',
        type: 'Microsoft.Compute/virtualMachines',
        isReady: true,
        count: 3,
      },
    ],
    query: '[].{z:zones, i:identity, t:tags, v:name, r:isReady}',
    json: '[\n  {\n    "i": {\n      "principalId": "0ba3a51a",\n      "type": "SystemAssigned"\n    },\n    "r": true,\n    "t": null,\n    "v": "vm-web",\n    "z": [\n      "1"\n    ]\n  }\n]\n',
    yaml: "- i:\n    principalId: 0ba3a51a\n    type: SystemAssigned\n  r: true\n  t: null\n  v: vm-web\n  z:\n  - '1'\n",
    tsv: '1\t\tNone\tvm-web\tTrue\n',
    tableText: 'V       R\n------  ----\nvm-web  True\n',
  },
  {
    value: [
      {
        name: 'vm-web',
        identity: {
          principalId: '0ba3a51a',
          type: 'SystemAssigned',
        },
        tags: null,
        zones: ['1'],
        location: 'westeurope',
        id: '/subscriptions/s',
        type: 'Microsoft.Compute/virtualMachines',
        isReady: true,
        count: 3,
      },
    ],
    query: '[].[name, location]',
    json: '[\n  [\n    "vm-web",\n    "westeurope"\n  ]\n]\n',
    yaml: '- - vm-web\n  - westeurope\n',
    tsv: 'vm-web\twesteurope\n',
    tableText: 'Column1    Column2\n---------  ----------\nvm-web     westeurope\n',
  },
  {
    value: {
      name: 'vm-web',
      identity: {
        principalId: '0ba3a51a',
        type: 'SystemAssigned',
      },
      tags: null,
      zones: ['1'],
      location: 'westeurope',
      id: '/subscriptions/s',
      type: 'Microsoft.Compute/virtualMachines',
      isReady: true,
      count: 3,
    },
    query: 'identity.type',
    json: '"SystemAssigned"\n',
    yaml: 'SystemAssigned\n...\n',
    tsv: 'SystemAssigned\n',
    tableText: 'Result\n--------------\nSystemAssigned\n',
  },
  {
    value: {
      d: 'Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.',
      e: 'a: b',
      f: '# c',
      g: '',
      h: '2026-03-02T09:00:00Z',
      i: 'null',
      j: '12',
      k: "it's",
      w: 'no',
      l: 'a\nb',
      s: 'é',
      o: '*/read',
      x: ['[x]', '@x', '- x', '~', '0o7', '%x', '!x'],
      l2: [
        'Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.',
        {
          text: 'Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.',
        },
      ],
    },
    json: '{\n  "d": "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.",\n  "e": "a: b",\n  "f": "# c",\n  "g": "",\n  "h": "2026-03-02T09:00:00Z",\n  "i": "null",\n  "j": "12",\n  "k": "it\'s",\n  "l": "a\\nb",\n  "l2": [\n    "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.",\n    {\n      "text": "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries."\n    }\n  ],\n  "o": "*/read",\n  "s": "é",\n  "w": "no",\n  "x": [\n    "[x]",\n    "@x",\n    "- x",\n    "~",\n    "0o7",\n    "%x",\n    "!x"\n  ]\n}\n',
    yaml: "d: Grants full access to manage all resources, but does not allow you to assign roles\n  in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.\ne: 'a: b'\nf: '# c'\ng: ''\nh: '2026-03-02T09:00:00Z'\ni: 'null'\nj: '12'\nk: it's\nl: 'a\n\n  b'\nl2:\n- Grants full access to manage all resources, but does not allow you to assign roles\n  in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.\n- text: Grants full access to manage all resources, but does not allow you to assign\n    roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.\no: '*/read'\ns: é\nw: 'no'\nx:\n- '[x]'\n- '@x'\n- '- x'\n- '~'\n- 0o7\n- '%x'\n- '!x'\n",
    tsv: "Grants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.\ta: b\t# c\t\t2026-03-02T09:00:00Z\tnull\t12\tit's\ta\nb\t2\t*/read\té\tno\t7\n",
    tableText:
      "D                                                                                                                                                                    E     F    G    H                     I     J    K     L    O       S    W\n-------------------------------------------------------------------------------------------------------------------------------------------------------------------  ----  ---  ---  --------------------  ----  ---  ----  ---  ------  ---  ---\nGrants full access to manage all resources, but does not allow you to assign roles in Azure RBAC, manage assignments in Azure Blueprints, or share image galleries.  a: b  # c       2026-03-02T09:00:00Z  null  12   it's  a    */read  é    no\n                                                                                                                                                                                                                            b\n",
  },
  {
    value: {
      a: {
        b: [],
      },
      c: [
        {
          d: 1,
          e: 2,
        },
        {
          f: 'x',
        },
      ],
    },
    json: '{\n  "a": {\n    "b": []\n  },\n  "c": [\n    {\n      "d": 1,\n      "e": 2\n    },\n    {\n      "f": "x"\n    }\n  ]\n}\n',
    yaml: 'a:\n  b: []\nc:\n- d: 1\n  e: 2\n- f: x\n',
    tsv: '\t2\n',
    tableText: '\n',
  },
  {
    value: [
      {
        name: 'g',
        location: 'westeurope',
        properties: {
          provisioningState: 'Succeeded',
        },
      },
    ],
    table: '[].{Name:name, Location:location, Status:properties.provisioningState}',
    json: '[\n  {\n    "location": "westeurope",\n    "name": "g",\n    "properties": {\n      "provisioningState": "Succeeded"\n    }\n  }\n]\n',
    yaml: '- location: westeurope\n  name: g\n  properties:\n    provisioningState: Succeeded\n',
    tsv: 'westeurope\tg\t\n',
    tableText: 'Name    Location    Status\n------  ----------  ---------\ng       westeurope  Succeeded\n',
  },
];
