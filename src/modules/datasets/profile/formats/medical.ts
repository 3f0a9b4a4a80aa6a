import dicomParser, { type DataSet } from "dicom-parser";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { remark } from "../issues.ts";
import { plainProfile, type Profiled } from "../reading.ts";

/** What is kept of a DICOM header: what describes the images, nothing of whom they show (PS3.6, data dictionary). */
const texts: Readonly<Record<string, string>> = { modality: "x00080060", manufacturer: "x00080070", model: "x00081090", bodyPart: "x00180015", transferSyntax: "x00020010", sopClass: "x00080016" };
const numbers: Readonly<Record<string, string>> = { rows: "x00280010", columns: "x00280011", bitsAllocated: "x00280100", samplesPerPixel: "x00280002" };
/** Attributes that name or point at a person (PS3.15, annex E, table E.1-1: the basic profile removes or empties them). */
const persons: Readonly<Record<string, string>> = {
  PatientName: "x00100010", PatientID: "x00100020", PatientBirthDate: "x00100030", OtherPatientIDs: "x00101000", OtherPatientNames: "x00101001", PatientAddress: "x00101040", PatientTelephoneNumbers: "x00102154", PatientMotherBirthName: "x00101060",
  PatientComments: "x00104000", AccessionNumber: "x00080050", InstitutionName: "x00080080", InstitutionAddress: "x00080081", ReferringPhysicianName: "x00080090", PerformingPhysicianName: "x00081050", OperatorsName: "x00081070", StudyID: "x00200010",
};

/** The head of a DICOM file (PS3.10): what it shows, and which attributes about people are filled. Their values are not kept. */
export function profileDicom(head: Uint8Array, whole: boolean): Profiled {
  const data = dataSetOf(head);
  if (data === null) return plainProfile("dicom", "application/dicom", { issues: [remark("dicom-damaged", "L’en-tête DICOM n’a pas pu être lu\u202f: le fichier est peut-être abîmé.", "The DICOM header could not be read: the file may be damaged.", { severity: "error" })], complete: false });
  const properties: Record<string, string | number> = {};
  for (const [name, tag] of Object.entries(texts)) {
    const text = data.string(tag)?.replaceAll(/[^\p{L}\p{N} ._/()-]/gu, "").trim().slice(0, 64) ?? "";
    if (text !== "") properties[name] = text;
  }
  for (const [name, tag] of Object.entries(numbers)) {
    const value = data.uint16(tag);
    if (value !== undefined) properties[name] = value;
  }
  const frames = Number(data.string("x00280008") ?? "1");
  if (Number.isInteger(frames) && frames > 1) properties["frames"] = frames;
  const year = /^(?:19|20)\d\d/.exec(data.string("x00080020") ?? "")?.[0];
  // The day of an examination narrows down whom it shows: the year is enough.
  if (year !== undefined) properties["studyYear"] = Number(year);
  const filled = Object.entries(persons).filter(([, tag]) => isFilled(data.string(tag)));
  const issues: Issue[] = [];
  const marked = (data.string("x00120062") ?? "").trim().toUpperCase();
  if (filled.length > 0) {
    const list = filled.map(([name]) => name).join(", ");
    issues.push(remark("dicom-person", `Données personnelles soupçonnées\u202f: l’en-tête DICOM est rempli pour ${list}. Passez le fichier par un outil de pseudonymisation.`, `Personal data suspected: the DICOM header is filled for ${list}. Run the file through a de-identification tool.`, { severity: marked === "YES" ? "warning" : "error" }));
  }
  if ((data.string("x00280301") ?? "").trim().toUpperCase() === "YES") issues.push(remark("dicom-burned-in", "L’image elle-même porte des textes incrustés (Burned In Annotation)\u202f: ils peuvent nommer le patient.", "The image itself has texts burned in (Burned In Annotation): they may name the patient."));
  return plainProfile("dicom", "application/dicom", { properties, issues, complete: whole || data.elements["x7fe00010"] !== undefined });
}

function dataSetOf(head: Uint8Array): DataSet | null {
  try {
    return dicomParser.parseDicom(head, { untilTag: "x7fe00010" });
  } catch (error) {
    // A head that ends inside an element gives what came before it.
    const partial: unknown = typeof error === "object" && error !== null && "dataSet" in error ? error.dataSet : null;
    return isDataSet(partial) ? partial : null;
  }
}

function isDataSet(value: unknown): value is DataSet {
  return typeof value === "object" && value !== null && "elements" in value && "string" in value && typeof value.string === "function";
}

/** Words that de-identification tools leave are no names. */
function isFilled(text: string | undefined): boolean {
  const plain = (text ?? "").replaceAll(/[\^\s\0]/g, "").toLowerCase();
  return plain !== "" && !/^(?:anon(?:ymous|ymi[sz]ed|yme)?|removed|deidentified|de-identified|xxx+|0+|na|none|unknown|19000101)\d*$/.test(plain);
}

/** Header of NIfTI-1 (348 bytes, nifti1.h): shape and unit of a volume. Its free text is not read. */
export function niftiProperties(head: Buffer): Readonly<Record<string, string | number>> | null {
  if (head.length < 348) return null;
  const magic = head.toString("latin1", 344, 347);
  if (magic !== "n+1" && magic !== "ni1") return null;
  const little = head.readInt32LE(0) === 348;
  if (!little && head.readInt32BE(0) !== 348) return null;
  const short = (at: number): number => (little ? head.readInt16LE(at) : head.readInt16BE(at));
  const float = (at: number): number => Number((little ? head.readFloatLE(at) : head.readFloatBE(at)).toPrecision(6));
  const dimensions = Math.min(7, Math.max(0, short(40)));
  return { kind: "NIfTI-1", shape: Array.from({ length: dimensions }, (_, at) => short(42 + 2 * at)).join(" × "), voxelMillimetres: Array.from({ length: Math.min(3, dimensions) }, (_, at) => float(80 + 4 * at)).join(" × "), dataType: short(70) };
}
