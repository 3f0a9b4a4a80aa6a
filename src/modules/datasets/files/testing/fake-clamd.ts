import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";

/** The harmless text that every antivirus takes for a virus (eicar.org); put together here so that none takes this file for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A daemon that speaks the part of clamd's protocol that is used here: `zINSTREAM`, chunks, a verdict. Over `limitBytes` it says so at once, as the true one does. */
export async function fakeClamd(server: Server, limitBytes = 10_000_000): Promise<{ readonly server: Server; readonly port: number; readonly scanned: number[] }> {
  const scanned: number[] = [];
  server.on("connection", (socket) => {
    let held: Buffer = Buffer.alloc(0);
    let begun = false;
    const content: Buffer[] = [];
    let total = 0;
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      if (!begun) {
        if (held.byteLength < 10) return;
        if (held.subarray(0, 10).toString() !== "zINSTREAM\0") return void socket.end("UNKNOWN COMMAND\0");
        begun = true;
        held = held.subarray(10);
      }
      while (held.byteLength >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          scanned.push(total);
          return void socket.end(Buffer.concat(content).includes(eicar) ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0");
        }
        if (held.byteLength < 4 + length) return;
        total += length;
        if (total > limitBytes) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
        content.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port, scanned };
}
