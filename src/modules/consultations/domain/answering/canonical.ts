import { canonicalJson } from "../../../../kernel/audit/canonical.ts";
import type { Form } from "../form.ts";

/** A form as one text that does not depend on the order of its keys (RFC 8785). Keys without value are left out. */
export function canonicalForm(form: Form): string {
  const plain: unknown = JSON.parse(JSON.stringify(form));
  return canonicalJson(plain);
}
