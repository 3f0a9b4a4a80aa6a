const namespace = "https://purl.imsglobal.org/ob/v3p0";

/**
 * A picture with its certificate inside (Open Badges 3.0, section 5.3.2): the element comes first in the picture, and the
 * JSON stands in one CDATA section. Fails where the text is no SVG, or already holds a certificate.
 */
export function bakeSvg(svg: string, credential: object): string {
  const opening = /<svg\b[^>]*>/.exec(svg);
  if (opening === null || svg.includes("openbadges:credential")) throw new Error("a certificate can only be put in an SVG that holds none");
  // `]]>` would end the section; in JSON it only stands inside texts, where `\u003e` is the same.
  const json = JSON.stringify(credential).replaceAll("]]>", "]]\\u003e");
  const tag = `${opening[0].slice(0, -1)} xmlns:openbadges="${namespace}">`;
  return svg.replace(opening[0], () => `${tag}<openbadges:credential><![CDATA[${json}]]></openbadges:credential>`);
}

/** The certificate in a baked SVG: its JSON or its compact JWS. Null where there is none. */
export function fromSvg(svg: string): string | null {
  const element = /<openbadges:credential\b([^>]*?)(?:\/>|>([^]*?)<\/openbadges:credential\s*>)/.exec(svg);
  if (element === null) return null;
  const verify = /\bverify\s*=\s*"([^"]*)"|\bverify\s*=\s*'([^']*)'/.exec(element[1] ?? "");
  const compact = verify?.[1] ?? verify?.[2];
  if (compact !== undefined) return compact.trim();
  const body = (element[2] ?? "").trim();
  const section = /^<!\[CDATA\[([^]*)\]\]>$/.exec(body);
  return section === null ? null : (section[1] ?? "").trim();
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length > 8 && Buffer.from(bytes.buffer, bytes.byteOffset, 8).equals(signature);
}

/** The certificate in a baked PNG (section 5.3.1): the first uncompressed iTXt chunk of keyword `openbadgecredential`. Null where there is none. */
export function fromPng(png: Uint8Array): string | null {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return null;
    if (bytes.toString("latin1", at + 4, at + 8) === "iTXt") {
      const keywordEnd = body.indexOf(0);
      if (keywordEnd > 0 && body.toString("latin1", 0, keywordEnd) === "openbadgecredential" && body[keywordEnd + 1] === 0) {
        const languageEnd = body.indexOf(0, keywordEnd + 3);
        const translatedEnd = languageEnd < 0 ? -1 : body.indexOf(0, languageEnd + 1);
        return translatedEnd < 0 ? null : body.toString("utf8", translatedEnd + 1).trim();
      }
    }
    at += 12 + length;
  }
  return null;
}
