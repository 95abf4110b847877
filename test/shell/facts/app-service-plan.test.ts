import { expect, test } from 'vitest';
import { screenAfter, streamAfter, typeLines } from '../typing.ts';
import { sandboxOf, typed } from './people.ts';

const ready = () =>
  typed(
    [
      'az group create -n rg-app -l westeurope -o none',
      'az appservice plan create -g rg-app -n plan-app -o none',
      'az webapp create -g rg-app -p plan-app -n app-web -o none',
      'az webapp create -g rg-app -p plan-app -n app-mail -o none',
    ],
    sandboxOf(),
  );

const DELETE = 'az appservice plan delete -g rg-app -n plan-app --yes';
const PLANS = 'az appservice plan list --query "[].name" -o tsv';

test('a plan with apps on it is not deleted; App Service says so in a shape of its own', async () => {
  const refused = await typeLines([DELETE], await ready());
  expect(refused.exitCode).toBe(1);
  const message =
    "Server farm 'plan-app' cannot be deleted because it has web app(s) app-web, app-mail assigned to it.";
  expect(refused.outputs[0]?.text).toMatch(
    /^ERROR: Operation returned an invalid status 'Conflict'\nContent: {"Code":"Conflict"/,
  );
  expect(refused.outputs[0]?.text).toContain(`"Message":"${message}"`);
  expect(refused.outputs[0]?.text).toContain('"ExtendedCode":"11003"');
  expect(await screenAfter(['why'], refused.sandbox)).toMatch(
    /app-web, app-mail runs on plan-app[\s\S]*matches Azure\n$/,
  );
  const rest =
    'az rest -m delete -u "/subscriptions/{subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Web/serverfarms/plan-app?api-version=2023-12-01"';
  expect(await streamAfter(2, [rest], refused.sandbox)).toContain(
    `ERROR: Conflict({"Code":"Conflict","Message":"${message}"`,
  );
  expect(await screenAfter([PLANS], refused.sandbox)).toBe('plan-app\n');
});

test('with the last app goes the plan, unless it is to be kept', async () => {
  const one = await typed(['az webapp delete -g rg-app -n app-mail'], await ready());
  expect(await screenAfter([PLANS], one)).toBe('plan-app\n');
  const last = 'az webapp delete -g rg-app -n app-web';
  const gone = await typed([last], one);
  expect(await screenAfter([PLANS], gone)).toBe('');
  expect(await screenAfter(['why'], gone)).toContain('plan-app has no other app: it goes too');
  const kept = await typed([`${last} --keep-empty-plan`], one);
  expect(await screenAfter([PLANS], kept)).toBe('plan-app\n');
  expect(await screenAfter([DELETE, PLANS], kept)).toBe('');
  expect(await screenAfter([DELETE.replace(' --yes', '')], kept)).toContain('Operation cancelled.');
});

test('a plan and an app have a kind, wherever ARM shows them', async () => {
  const kinds =
    'az rest -u "/subscriptions/{subscriptionId}/resources?api-version=2021-04-01" --query "value[].[name, kind]" -o tsv';
  expect(await screenAfter([kinds], await ready())).toBe('plan-app\tapp\napp-web\tapp\napp-mail\tapp\n');
  const one =
    'az rest -u "/subscriptions/{subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Web/sites/app-web?api-version=2023-12-01" --query kind -o tsv';
  expect(await screenAfter([one], await ready())).toBe('app\n');
  expect(await screenAfter(['az webapp show -g rg-app -n app-web --query kind -o tsv'], await ready())).toBe('app\n');
  expect(
    await screenAfter(['az appservice plan show -g rg-app -n plan-app --query [kind,sku.name] -o tsv'], await ready()),
  ).toBe('app\nB1\n');
});
