import { createHash } from "node:crypto";
import type { Form } from "../form.ts";
import { canonicalForm } from "./canonical.ts";

/** SHA-256 in hexadecimal of the canonical form, in UTF-8. A browser makes the same of `canonicalForm` with `crypto.subtle`. */
export function hashOfForm(form: Form): string {
  return createHash("sha256").update(canonicalForm(form), "utf8").digest("hex");
}
