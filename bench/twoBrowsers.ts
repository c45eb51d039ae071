import { openTeam, type TeamWorld } from '../test/exchange/world.ts';
import { type BrowserDevice, inBrowser } from '../test/trust/table/teamDevice.ts';

/** Two devices of a team, each in a browser of its own over a profile on the disk; nothing of it is left afterwards. */
export async function withTwoBrowsers<T>(
  nodes: 1 | 3,
  work: (here: BrowserDevice, there: BrowserDevice, team: TeamWorld) => Promise<T>,
): Promise<T> {
  const team = await openTeam(nodes);
  const opened: BrowserDevice[] = [];
  try {
    const open = async (name: string): Promise<BrowserDevice> => {
      const device = await inBrowser()(team, await team.join(name));
      opened.push(device);
      return device;
    };
    return await work(await open('A'), await open('B'), team);
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
    await team.close();
  }
}
