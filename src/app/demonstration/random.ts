export { seededRandom } from "../../kernel/statistics/index.ts";
