import { portalPages } from "./support/public-pages.ts";
import { walkInLight } from "./support/walks.ts";

walkInLight(portalPages);
