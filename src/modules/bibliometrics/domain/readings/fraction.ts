/** A fraction as text (`5/6`, `1`, `0.25`) as a number. Throws on anything else: weights come from the house itself. */
export function fractionAsNumber(text: string): number {
  const [above = "", below = "1", ...rest] = text.split("/");
  const value = Number(above) / Number(below);
  if (rest.length > 0 || above.trim() === "" || !Number.isFinite(value)) throw new Error(`not a fraction: ${text}`);
  return value;
}
