import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { formBody, typed } from "../../synthesis/web/deps.tsx";
import { unknownCertificate } from "../errors.ts";
import { CertificatePage, VerifyPage } from "./certificate-page.tsx";
import { accountOf, certificatePath, placeOf, type TrainingWebDeps } from "./deps.ts";

const ofCertificate = z.object({ id: z.uuid() });

/** What others see of certificates: their page, their verification, the lists and keys that verifiers ask for. */
export function certificateRoutes({ training, site }: TrainingWebDeps): readonly Route[] {
  /** The files hold the fingerprint of a mail address: they are the holder’s, who shows them to whom they wish. */
  async function own(accountId: string, id: string): Promise<void> {
    if ((await training.certificate(id)).accountId !== accountId) throw unknownCertificate();
  }

  return [
    route({
      method: "GET", path: "/integrity/certificates/:id", access: "public", summary: "A certificate for whoever has its address: what its holder wants shown", params: ofCertificate,
      handle: async ({ params, context }) => {
        const certificate = await training.certificate(params.id);
        const [subject, place] = [await training.subjectOf(certificate), await placeOf({ training }, context)];
        const isHolder = context.actor !== null && accountOf(context) === certificate.accountId;
        const holder = certificate.nameShown || isHolder ? ((await training.people()).find(({ accountId }) => accountId === certificate.accountId)?.name ?? null) : null;
        return { kind: "page", page: { title: `${subject.title[place.language]}, ${place.say("certificat", "certificate")}`, section: "consultations", unlisted: true, demonstration: certificate.demonstration, body: <CertificatePage place={place} certificate={certificate} subject={subject} issuerName={await training.issuerName()} holder={holder} isHolder={isHolder} address={`${site}${certificatePath(certificate.id)}`} /> } };
      },
    }),
    route({
      method: "GET", path: "/integrity/certificates/:id/credential.json", access: "signed-in", summary: "The signed certificate of the caller: Open Badges 3.0, JSON with its proof", params: ofCertificate,
      handle: async ({ params, context }) => {
        await own(accountOf(context), params.id);
        return { kind: "file", mediaType: "application/ld+json; charset=utf-8", fileName: "certificate.json", bytes: JSON.stringify((await training.signed(params.id)).embedded, null, 2) };
      },
    }),
    route({
      method: "GET", path: "/integrity/certificates/:id/credential.jwt", access: "signed-in", summary: "The signed certificate of the caller as a compact token", params: ofCertificate,
      handle: async ({ params, context }) => {
        await own(accountOf(context), params.id);
        return { kind: "file", mediaType: "text/plain; charset=utf-8", fileName: "certificate.jwt", bytes: (await training.signed(params.id)).compact };
      },
    }),
    route({
      method: "GET", path: "/integrity/certificates/:id/badge.svg", access: "signed-in", summary: "The badge of the caller: a picture that holds the signed certificate", params: ofCertificate,
      handle: async ({ params, context }) => {
        await own(accountOf(context), params.id);
        return { kind: "file", mediaType: "image/svg+xml", fileName: "badge.svg", bytes: await training.baked(params.id, context.language) };
      },
    }),
    route({
      method: "POST", path: "/integrity/certificates/:id/wishes", access: "signed-in", summary: "What the holder of a certificate wants shown of them", params: ofCertificate, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        await training.wish(accountOf(context), params.id, { nameShown: typed(body, "nameShown") !== "", mailInClear: typed(body, "mailInClear") !== "" });
        return { kind: "redirect", to: certificatePath(params.id) };
      },
    }),
    route({
      method: "GET", path: "/integrity/verify", access: "public", summary: "Form to verify a certificate",
      handle: async ({ context }) => {
        const place = await placeOf({ training }, context);
        return { kind: "page", page: { title: place.say("Vérifier un certificat", "Verify a certificate"), section: "consultations", body: <VerifyPage place={place} verdict={null} text="" mail="" /> } };
      },
    }),
    route({
      method: "POST", path: "/integrity/verify", access: "public", summary: "Verifies a certificate, step by step; keeps nothing of it", body: formBody, perMinute: 60,
      handle: async ({ body, files, context }) => {
        const place = await placeOf({ training }, context);
        const pasted = body["text"];
        const text = typeof pasted === "string" ? pasted : "";
        const mail = typed(body, "mail");
        const file = files.find(({ bytes }) => bytes.length > 0);
        const verdict = await training.verify(file?.bytes ?? new TextEncoder().encode(text), mail === "" ? null : mail);
        return { kind: "page", page: { title: place.say("Vérifier un certificat", "Verify a certificate"), section: "consultations", body: <VerifyPage place={place} verdict={verdict} text={text.length > 262_144 ? "" : text} mail={mail} /> } };
      },
    }),
    route({
      method: "GET", path: "/integrity/status/:list", access: "public", summary: "A signed list of the states of certificates (Bitstring Status List 1.0)", params: z.object({ list: z.coerce.number().int().min(1).max(10_000) }),
      handle: async ({ params }) => ({ kind: "document", mediaType: "application/ld+json; charset=utf-8", text: JSON.stringify(await training.statusList(params.list)), shared: true }),
    }),
    route({
      method: "GET", path: "/.well-known/did.json", access: "public", summary: "The keys with which certificates of this house were signed (did:web); 404 where the public address is none of HTTPS",
      handle: async () => {
        const document = await training.webDocument();
        if (document === null) throw new AppError("consultations.no-web-identifier", { fr: "Cette maison n’a pas d’adresse publique en HTTPS\u202f: ses certificats portent eux-mêmes leur clé (did:key).", en: "This house has no public address of HTTPS: its certificates carry their key themselves (did:key)." }, { status: 404 });
        return { kind: "document", mediaType: "application/json; charset=utf-8", text: JSON.stringify(document), shared: true };
      },
    }),
  ];
}
