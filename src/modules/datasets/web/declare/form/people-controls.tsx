import { Field, fieldId } from "../../../../../kernel/html/index.ts";
import { checkIdentifier, formatIdentifier } from "../../../../directory/index.ts";
import type { ContactPoint, Creator } from "../../../domain/metadata.ts";
import { orNull, textOf, type Control } from "./control.tsx";
import { Group, Input } from "./input.tsx";
import { repeated } from "./repeated.tsx";

/** An identifier in its normal spelling where it passes its check, else as written, so that its fault can be told beside it. */
function identifier(scheme: "orcid" | "ror", text: string): string | null {
  if (text === "") return null;
  const { value, valid } = checkIdentifier(scheme, text);
  return valid ? formatIdentifier(scheme, value) : text;
}

/** Who made the data, in the order of the citation. */
export function creators(): Control<readonly Creator[]> {
  return repeated<Creator>({
    ordered: true,
    one: { fr: "Auteur", en: "Creator" },
    readOne(written, path) {
      const name = textOf(written, `${path}.name`);
      const orcid = identifier("orcid", textOf(written, `${path}.orcid`));
      const ror = identifier("ror", textOf(written, `${path}.ror`));
      const affiliation = orNull(textOf(written, `${path}.affiliation`));
      if (name === "" && orcid === null && ror === null && affiliation === null) return null;
      return { name, kind: textOf(written, `${path}.kind`) === "organisation" ? "organisation" : "person", orcid, ror, affiliation };
    },
    showOne: (value, path, errorAt, language) => (
      <>
        <Input name={`${path}.name`} label={language === "fr" ? "Nom" : "Name"} hint={language === "fr" ? "Nom de famille, prénom\u202f; ou nom de l’organisme." : "Family name, given name; or name of the body."} value={value?.name ?? ""} error={errorAt(`${path}.name`)} language={language} />
        <Field control="select" name={`${path}.kind`} label={language === "fr" ? "Nature" : "Kind"} value={value?.kind ?? "person"} options={[{ value: "person", label: language === "fr" ? "Personne" : "Person" }, { value: "organisation", label: language === "fr" ? "Organisme" : "Body" }]} language={language} />
        <div class="side-by-side">
          <Input name={`${path}.orcid`} label="ORCID" optional value={value?.orcid ?? ""} error={errorAt(`${path}.orcid`)} language={language} />
          <Input name={`${path}.ror`} label="ROR" optional value={value?.ror ?? ""} error={errorAt(`${path}.ror`)} language={language} />
        </div>
        <Input name={`${path}.affiliation`} label={language === "fr" ? "Affiliation" : "Affiliation"} optional value={value?.affiliation ?? ""} error={errorAt(`${path}.affiliation`)} language={language} />
      </>
    ),
    tellOne: ({ name, orcid, ror, affiliation }) => [name, affiliation, orcid === null ? null : `ORCID ${orcid}`, ror === null ? null : `ROR ${ror}`].filter((part) => part !== null && part !== "").join(", "),
  });
}

/** Where to write: a service, its address, its page. */
export function contact(): Control<ContactPoint | null> {
  return {
    read(written, key) {
      const point = { name: textOf(written, `${key}.name`), email: orNull(textOf(written, `${key}.email`)), url: orNull(textOf(written, `${key}.url`)) };
      return point.name === "" && point.email === null && point.url === null ? null : point;
    },
    show: (value, key, labels, showing) => {
      const { language, errorAt } = showing;
      return (
        <Group id={fieldId(key)} labels={labels} path={key} showing={showing}>
          <Input name={`${key}.name`} label={language === "fr" ? "Nom du service" : "Name of the service"} value={value?.name ?? ""} error={errorAt(`${key}.name`)} language={language} />
          <Input name={`${key}.email`} label={language === "fr" ? "Adresse électronique" : "E-mail address"} inputMode="email" optional value={value?.email ?? ""} error={errorAt(`${key}.email`)} language={language} />
          <Input name={`${key}.url`} label={language === "fr" ? "Page web" : "Web page"} inputMode="url" optional value={value?.url ?? ""} error={errorAt(`${key}.url`)} language={language} />
        </Group>
      );
    },
    tell: (value) => (value === null ? [] : [[value.name, value.email, value.url].filter((part) => part !== null && part !== "").join(", ")]),
  };
}
