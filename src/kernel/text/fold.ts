/** Lower case without accents: the first step of every comparison that sets spelling aside. Ligatures and punctuation stay. */
export function withoutAccents(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
