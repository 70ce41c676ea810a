import { connect } from 'node:net'

const silentMs = 5_000

/** Sends these bytes to a server as they are, and gives all that it says until it hangs up. */
export function sendBytes(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) })
    const heard: Buffer[] = []
    socket.setTimeout(silentMs, () => socket.destroy())
    socket.on('data', (part) => heard.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')))
    socket.write(bytes, 'latin1')
  })
}

/** The bytes of a request: its first line, its header lines, its body. */
export const requestOf = (line: string, headers: string[] = [], body = ''): string =>
  `${[line, 'Host: union.test', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`

/** Status of each answer in what a server said. */
export const statusesIn = (heard: string): number[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
