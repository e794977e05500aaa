/** Everything that hostile servers, clients, disks and clocks were made to try, as rows of one table. */
import { bakeAndMachine, bakeAndSources, doctorAndServers } from './commands.mjs';
import { gatewayAndClients, gatewayAndClocks, gatewayAndSources } from './gateway.mjs';
import { startServers } from './servers.mjs';

/**
 * @param isWhole false to leave out what takes more than ten seconds
 * @returns rows `{ room, tried, happened, fault }`; a fault is a promise that was not kept
 */
export async function campaign({ isWhole = true, onRow = () => {} } = {}) {
  const rows = [];
  const add = (room, list) => {
    for (const each of list) {
      const row = { room, ...each };
      rows.push(row);
      onRow(row);
    }
  };
  const withServers = async (room, body) => {
    const servers = await startServers();
    try {
      const { byKind, rows: together } = await body(servers);
      add(
        room,
        [...byKind].map(([kind, outcome]) => ({ tried: `a server that ${kind}`, ...outcome })),
      );
      add(room, together);
    } finally {
      servers.close();
    }
  };
  await withServers('gateway', gatewayAndSources);
  const servers = await startServers();
  try {
    add('gateway, clients', await gatewayAndClients(servers, isWhole));
    add('gateway, clocks', await gatewayAndClocks());
    add('bake, disks and clocks', await bakeAndMachine(servers));
  } finally {
    servers.close();
  }
  await withServers('bake', bakeAndSources);
  await withServers('doctor', doctorAndServers);
  return rows;
}
