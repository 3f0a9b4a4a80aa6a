export { validate, type ValidityContext } from "./validate.ts";
