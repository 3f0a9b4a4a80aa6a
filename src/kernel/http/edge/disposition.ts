/** RFC 6266: a plain name for old clients, the true one encoded beside it. */
export function disposition(fileName: string): string {
  const plain = fileName.normalize("NFKD").replaceAll(/[^\w.-]+/g, "-");
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
