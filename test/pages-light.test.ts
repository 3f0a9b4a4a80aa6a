import { housePages } from "./support/public-pages.ts";
import { walkInLight } from "./support/walks.ts";

walkInLight(housePages);
