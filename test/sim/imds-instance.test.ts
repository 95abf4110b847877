import { describe, expect, it } from 'vitest';
import { machineWorld, tokenRequest } from './machine-world.ts';

function get(path: string, query: Readonly<Record<string, string>> = {}) {
  const { run, vmId } = machineWorld({ systemAssigned: true, userAssigned: ['id-app'] });
  const pairs = Object.entries({ 'api-version': '2021-02-01', ...query });
  return { vmId, ...run(tokenRequest(vmId, { path, query: pairs })) };
}

describe('C.8 /metadata/instance', () => {
  it('says what the machine is, all in strings', () => {
    const { reply, vmId } = get('/metadata/instance');
    expect(reply.body).toMatchObject({
      compute: {
        azEnvironment: 'AzurePublicCloud',
        name: 'vm-web',
        location: 'westeurope',
        offer: 'ubuntu-24_04-lts',
        osType: 'Linux',
        publisher: 'Canonical',
        resourceGroupName: 'rg-app',
        resourceId: vmId,
        tags: 'team:web;tier:front',
        tagsList: [
          { name: 'team', value: 'web' },
          { name: 'tier', value: 'front' },
        ],
        vmSize: 'Standard_B1s',
        zone: '',
      },
    });
  });

  it('does not list the identities of the machine', () => {
    expect(JSON.stringify(get('/metadata/instance').reply.body)).not.toMatch(/id-app|principalId|identity/i);
  });

  it('is filtered by the path', () => {
    expect(get('/metadata/instance/network/interface/0/ipv4/ipAddress').reply.body).toEqual([
      { privateIpAddress: '10.0.0.4', publicIpAddress: '' },
    ]);
  });

  it('gives a leaf as text only', () => {
    const asText = get('/metadata/instance/compute/name', { format: 'text' }).reply;
    expect([asText.status, asText.body, asText.headers?.['content-type']]).toEqual([
      200,
      'vm-web',
      'text/plain; charset=utf-8',
    ]);
    expect(get('/metadata/instance/compute/name').reply.status).toBe(400);
    expect(get('/metadata/instance/compute/name', { format: 'json' }).reply.status).toBe(400);
  });

  it('lists the members of an object in the format text', () => {
    expect(get('/metadata/instance', { format: 'text' }).reply.body).toBe('compute/\nnetwork/');
  });

  it('knows no element that is not there', () => {
    expect(get('/metadata/instance/compute/secrets', { format: 'text' }).reply.status).toBe(404);
  });
});

describe('C.8 /metadata/versions', () => {
  it('needs no api-version and begins with the oldest', () => {
    const { run, vmId } = machineWorld();
    const { reply } = run(tokenRequest(vmId, { path: '/metadata/versions', query: [] }));
    const { apiVersions } = reply.body as { apiVersions: readonly string[] };
    expect([apiVersions[0], apiVersions.at(-1), apiVersions.length]).toEqual(['2017-03-01', '2025-04-07', 35]);
  });
});
