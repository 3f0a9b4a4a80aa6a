import { createHash } from "node:crypto";
import type { FastifyHelmetOptions } from "@fastify/helmet";
import type { FastifyRequest } from "fastify";
import { sessionAccountKey } from "../session-key.ts";
import { bearerOf } from "./bearer.ts";

/** Nothing from elsewhere, nothing inline: styles and scripts are files of this site, and no page can be framed. */
export function protectiveHeaders(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    originAgentCluster: true,
    referrerPolicy: { policy: "same-origin" },
    xContentTypeOptions: true,
    xFrameOptions: { action: "deny" },
    xPermittedCrossDomainPolicies: { permittedPolicies: "none" },
    xDnsPrefetchControl: { allow: false },
    xDownloadOptions: false,
    xXssProtection: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  };
}

export const permissionsPolicy =
  "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";

const sessionHours = 12;

/** An encrypted cookie that scripts cannot read. The `__Host-` prefix ties it to this host, where TLS allows it. */
export function sessionOptions(secret: Uint8Array, secure: boolean) {
  if (secret.byteLength !== 32) throw new RangeError(`the session secret has ${secret.byteLength} bytes, not 32`);
  return {
    key: Buffer.from(secret),
    cookieName: secure ? "__Host-session" : "session",
    expiry: sessionHours * 3600,
    cookie: { path: "/", httpOnly: true, sameSite: "lax" as const, secure },
  };
}

/**
 * Callers are told apart by token where it is known to open something, by account when signed in, else by address; an
 * IPv6 caller owns a /64. Whoever tries tokens is counted by address, whatever they try.
 */
export function callerKey(request: FastifyRequest, isKnownToken: (token: string) => boolean): string {
  const token = bearerOf(request);
  if (token !== null) return isKnownToken(token) ? `token ${createHash("sha256").update(token).digest("base64url")}` : `address ${network(request.ip)}`;
  const account: unknown = request.session.get(sessionAccountKey);
  return typeof account === "string" ? `account ${account}` : `address ${network(request.ip)}`;
}

function network(address: string): string {
  if (!address.includes(":")) return address;
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  const head = (address.split("::")[0] ?? "").split(":");
  return [...head, "0", "0", "0", "0"].slice(0, 4).join(":");
}
