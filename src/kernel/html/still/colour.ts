type Rgb = readonly [number, number, number];

/**
 * A colour of the style sheets as `#rrggbb`: `light-dark(a, b)` is its light side, `color-mix` in sRGB or Oklab is
 * worked out. Null for what is no colour that this house writes. Oklab: B. Ottosson, "A perceptual color space for
 * image processing" (2020).
 */
export function plainColour(value: string): string | null {
  const rgb = read(value.trim());
  return rgb === null ? null : `#${rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16).padStart(2, "0")).join("")}`;
}

function read(value: string): Rgb | null {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value)?.[1];
  if (hex !== undefined) {
    const whole = hex.length === 3 ? [...hex].map((sign) => sign + sign).join("") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16) / 255) as unknown as Rgb;
  }
  const call = /^(light-dark|color-mix)\((.*)\)$/s.exec(value);
  if (call === null) return null;
  const parts = splitArguments(call[2] ?? "");
  if (call[1] === "light-dark") return read(parts[0] ?? "");
  const [space = "", first = "", second = ""] = parts;
  const share = Number(/\s([\d.]+)%$/.exec(first)?.[1] ?? "50") / 100;
  const [one, two] = [read(first.replace(/\s[\d.]+%$/, "")), read(second)];
  if (one === null || two === null) return null;
  const mix = (a: Rgb, b: Rgb): Rgb => [0, 1, 2].map((at) => (a[at] ?? 0) * share + (b[at] ?? 0) * (1 - share)) as unknown as Rgb;
  return space === "in oklab" ? fromOklab(mix(toOklab(one), toOklab(two))) : mix(one, two);
}

/** At the commas that stand outside brackets. */
function splitArguments(text: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (sign === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
}

function toOklab([r, g, b]: Rgb): Rgb {
  const [lr, lg, lb] = [r, g, b].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
  const m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
  const s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Rgb = [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s];
  return linear.map((part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)) as unknown as Rgb;
}
