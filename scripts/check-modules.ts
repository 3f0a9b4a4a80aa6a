/**
 * Checks the shape of the house and says every fault at once; `npm run check` runs it, and a test of its own.
 * Rules: arrows between floors only go down; a module is entered through its `index.ts` (by the command line also
 * through its `library.ts`) and only when declared in
 * `module.json`; the graph of modules has no cycle (type-only imports counted); `domain` imports nothing that does input
 * or output; SQL names only the module's own PostgreSQL schema or published views of declared modules; size of files.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface ModuleDeclaration {
  readonly name: string;
  readonly schema: string;
  readonly dependsOn: readonly string[];
}

export interface SourceFile {
  /** Path from the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const importPattern = /(?:^|[\s;}])(?:import|export)\s+(?:type\s+)?(?:[\w*${}\s,]+?\s+from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
const longestFile = 300;
const ioPackages = /^(node:(fs|http|https|net|child_process|worker_threads|process|os|tls|dgram|readline)|pg$|@electric-sql\/|fastify|@fastify\/)/;

export function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? "");
}

function moduleOf(path: string): string | null {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** Every fault in these sources, as sentences that begin with the path. */
export function findFaults(files: readonly SourceFile[], modules: readonly ModuleDeclaration[]): string[] {
  const declared = new Map(modules.map((module) => [module.name, module]));
  return [
    ...files.flatMap((file) => [...importFaults(file, declared), ...schemaFaults(file, modules, declared), ...sizeFaults(file)]),
    ...cycleFaults(modules),
  ];
}

function importFaults(file: SourceFile, declared: ReadonlyMap<string, ModuleDeclaration>): string[] {
  const faults: string[] = [];
  const own = moduleOf(file.path);
  const isTest = /\.test\.tsx?$|\/testing(\/|\.tsx?$)/.test(file.path);
  for (const specifier of importsOf(file.text)) {
    const isDomain = /\/domain\//.test(file.path) && !isTest;
    if (!specifier.startsWith(".")) {
      const readsShippedData = /\/shipped-[^/]+$/.test(file.path) && specifier === "node:fs";
      if (isDomain && ioPackages.test(specifier) && !readsShippedData) faults.push(`${file.path}: domain code imports ${specifier}, which does input or output`);
      continue;
    }
    const target = join(dirname(file.path), specifier).replaceAll("\\", "/");
    if (!target.startsWith("src/")) continue;
    if (file.path.startsWith("src/kernel/") && !target.startsWith("src/kernel/")) faults.push(`${file.path}: the kernel imports ${target}, which stands above it`);
    if (own === null) {
      const entered = moduleOf(target);
      // A test of the whole may build what it needs with the builders of a module.
      const isBuilder = isTest && /^src\/modules\/[^/]+\/(?:.+\/)?testing(?:\/|\.tsx?$)/.test(target);
      // A command that works without the platform enters by what the module is as a library, and loads no page.
      const isLibrary = file.path.startsWith("src/app/cli/") && target === `src/modules/${entered}/library.ts`;
      if (entered !== null && file.path.startsWith("src/app/") && !target.endsWith("/index.ts") && !isBuilder && !isLibrary) faults.push(`${file.path}: enters module ${entered} past its index.ts (${target})`);
      continue;
    }
    if (target.startsWith("src/app/")) faults.push(`${file.path}: a module imports ${target}, which stands above it`);
    const other = moduleOf(target);
    if (other === null || other === own) continue;
    // A test may build what it needs with the builders of a module below.
    const isBuilder = isTest && target.startsWith(`src/modules/${other}/testing/`);
    if (!isBuilder && !target.endsWith(`modules/${other}/index.ts`)) faults.push(`${file.path}: enters module ${other} past its index.ts (${target})`);
    if (!declared.get(own)?.dependsOn.includes(other)) faults.push(`${file.path}: module ${own} uses ${other} without declaring it in module.json`);
  }
  return faults;
}

/** `schema.table` after a word that names relations in SQL, for schemas of other modules. Their `v_` views may be read when declared. */
function schemaFaults(file: SourceFile, modules: readonly ModuleDeclaration[], declared: ReadonlyMap<string, ModuleDeclaration>): string[] {
  const own = moduleOf(file.path);
  if (own === null || /\.test\.tsx?$/.test(file.path)) return [];
  const faults: string[] = [];
  for (const other of modules) {
    if (other.name === own) continue;
    const named = new RegExp(`\\b(?:from|join|into|update|table|references|truncate)\\s+${other.schema}\\.(\\w+)`, "gi");
    for (const match of file.text.matchAll(named)) {
      const isView = (match[1] ?? "").startsWith("v_");
      if (!isView || !declared.get(own)?.dependsOn.includes(other.name)) faults.push(`${file.path}: SQL of ${own} names ${other.schema}.${match[1]}, which belongs to ${other.name}`);
    }
  }
  return faults;
}

function sizeFaults(file: SourceFile): string[] {
  if (!/\.(ts|tsx)$/.test(file.path)) return [];
  const lines = file.text.split("\n").length - 1;
  return lines > longestFile ? [`${file.path}: ${lines} lines, more than ${longestFile}`] : [];
}

function cycleFaults(modules: readonly ModuleDeclaration[]): string[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const faults: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (name: string, path: readonly string[]): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      faults.push(`modules in a circle: ${[...path.slice(path.indexOf(name)), name].join(" -> ")}`);
      return;
    }
    state.set(name, "open");
    for (const next of byName.get(name)?.dependsOn ?? []) {
      if (byName.has(next)) visit(next, [...path, name]);
      else faults.push(`src/modules/${name}/module.json: depends on ${next}, which does not exist`);
    }
    state.set(name, "done");
  };
  for (const module of modules) visit(module.name, []);
  return faults;
}

export function readSources(root: string): { files: SourceFile[]; modules: ModuleDeclaration[] } {
  const paths = ["src", "scripts", "test"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`.replaceAll("\\", "/")))
    .filter((path) => /\.(ts|tsx|sql)$/.test(path));
  const folders = readdirSync(join(root, "src/modules"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    files: paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
    modules: folders.map((folder) => JSON.parse(readFileSync(join(root, "src/modules", folder.name, "module.json"), "utf8")) as ModuleDeclaration),
  };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { files, modules } = readSources(root);
  const faults = findFaults(files, modules);
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${modules.length} modules, ${faults.length} faults (${relative(process.cwd(), root) || "."})`);
  process.exit(faults.length > 0 ? 1 : 0);
}
