import { describe, expect, test } from 'vitest';
import { isOwnWay } from '../../src/session/own-way.ts';

const grant =
  'az role assignment create --scope $SCOPE --role "Storage Blob Data Reader" --assignee-object-id $ID --assignee-principal-type ServicePrincipal';

describe('a way that is the author’s own', () => {
  test.each([
    ['to the letter', [grant], grant],
    [
      'with its options in another order',
      [`${grant} -o none`],
      grant.replace('--scope $SCOPE ', '').concat(' --scope $SCOPE'),
    ],
    ['with other quotes', [grant.replaceAll('"', "'")], grant],
    ['over several rows', [grant.replace(' --role', ' \\\n  --role')], grant],
    ['by the long names', ['az identity create --resource-group rg --name id'], 'az identity create -g rg -n id'],
    ['with a variable', ['G=rg', 'az identity create -g $G -n id'], 'az identity create -g rg -n id'],
    ['without a variable', ['az identity create -g rg -n id'], 'GROUP=rg; az identity create -g $GROUP -n id'],
    ['between other lines', ['az identity list', 'one', 'help', 'two'], 'one; two'],
  ])('%s', (_, typed, solution) => expect(isOwnWay(typed, solution)).toBe(true));

  test.each([
    ['a line less', ['one'], 'one; two'],
    ['another role', [grant.replace('Reader', 'Contributor')], grant],
    ['another name', ['az identity create -g rg -n other'], 'az identity create -g rg -n id'],
    ['nothing', [], 'one'],
  ])('is not one with %s', (_, typed, solution) => expect(isOwnWay(typed, solution)).toBe(false));
});
