export { recordedWorks, type RecordedWork } from "./recorded-answers.ts";
export { startRecordedServer, type RecordedServer, type ScriptedTrouble } from "./recorded-server.ts";
