import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** The address under which a page asks its own server for the exchange of its team. */
const PATH = '/exchange';
/** Not passed on: nobody behind needs to know, and to a browser a nats-server sends pieces of 4 kB, each an event of its own. */
const BROWSER = 'user-agent';

/**
 * Lets a server of Waymark pass a page's socket on to a nats-server's websocket port: the first of these that answers. The
 * page then talks to nobody but where it came from.
 * @param {import('vite').PreviewServer['httpServer']} server
 * @param {readonly string[]} targets each as host:port, or as wss://host:port for one with TLS
 */
export function passOn(server, targets) {
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:stream').Duplex} socket
   * @param {Buffer} head
   */
  const pass = (request, socket, head) => {
    if (request.url !== PATH) return;
    const lines = [`GET / HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      const name = request.rawHeaders[at] ?? '';
      if (name.toLowerCase() !== BROWSER) lines.push(`${name}: ${request.rawHeaders[at + 1]}`);
    }
    socket.on('error', () => socket.destroy());
    tryEach(targets, (there) => {
      if (!there) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
        return;
      }
      there.write(`${lines.join('\r\n')}\r\n\r\n`);
      there.write(head);
      there.on('error', () => socket.destroy());
      there.on('close', () => socket.destroy());
      socket.on('close', () => there.destroy());
      there.pipe(socket).pipe(there);
    });
  };
  server.on('upgrade', pass);
}

/**
 * Where to connect; null where it is no address.
 * @param {string} target host:port, or wss://host:port for one with TLS
 */
export function targetOf(target) {
  const isSecure = target.startsWith('wss://');
  const address = isSecure ? target : `ws://${target}`;
  if (!URL.canParse(address)) return null;
  const { hostname, port } = new URL(address);
  return { isSecure, host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port || (isSecure ? 443 : 80)) };
}

/**
 * @param {readonly string[]} targets
 * @param {(there: import('node:net').Socket | null) => void} done
 * @returns {void}
 */
function tryEach([first, ...others], done) {
  if (first === undefined) return done(null);
  const failed = () => tryEach(others, done);
  const target = targetOf(first);
  if (!target) return failed();
  const { isSecure, host, port } = target;
  const there = isSecure ? connectSecurely({ host, port, servername: isIP(host) ? '' : host }) : connect(port, host);
  there.once('error', failed);
  there.once(isSecure ? 'secureConnect' : 'connect', () => {
    there.off('error', failed);
    done(there);
  });
}
