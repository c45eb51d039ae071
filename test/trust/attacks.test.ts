import { beforeAll, expect, test } from 'vitest';

import { ATTACKS } from './attacks.ts';
import { chanceFrom } from './random.ts';
import { openAfter, strike } from './strike.ts';
import { aWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

test('a device that nobody touched is found whole', async () => {
  expect(await openAfter(world.now, world.truth)).toBe('harmless');
});

test.each(Object.keys(ATTACKS))('%s: noticed, five times', async (name) => {
  const chance = chanceFrom(20_260_203);
  for (let round = 0; round < 5; round++) {
    // A summary is derived: one that was tampered with is thrown away, and nothing is otherwise.
    const wanted = name.includes('summary') ? 'harmless or detected' : 'detected';
    expect(wanted, `round ${round}`).toContain(await strike(name, world, chance));
  }
});
