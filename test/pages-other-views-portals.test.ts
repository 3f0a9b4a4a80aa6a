import { portalPages } from "./support/public-pages.ts";
import { walkInOtherViews } from "./support/walks.ts";

walkInOtherViews(portalPages);
