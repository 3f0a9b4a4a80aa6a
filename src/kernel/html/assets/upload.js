// Places that say `data-upload` take files of any size: by button, keyboard or drag and drop, over the tus protocol, so
// that an upload that is cut goes on from where it was, after a reload too. Without this file the plain form is there.
{
  const partBytes = 8 * 1024 * 1024;
  const longestPauseSeconds = 30;

  const uploader = (place) => {
    const words = JSON.parse(place.dataset.uploadWords);
    const { upload: endpoint, uploadPurpose: purpose, uploadToken: token, uploadLanguage: language } = place.dataset;
    const memoryKey = `jalon-uploads ${purpose}`;
    const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const units = words.units.split("|");
    const size = (bytes) => {
      const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
      return `${new Intl.NumberFormat(language, { maximumFractionDigits: step === 0 ? 0 : 1 }).format(bytes / 1000 ** step)}\u00a0${units[step]}`;
    };

    // What was begun and not finished, so that the next page can go on: the address and what tells the file again.
    const remembered = () => {
      try {
        return JSON.parse(localStorage.getItem(memoryKey) ?? "[]");
      } catch {
        return [];
      }
    };
    const remember = (list) => {
      try {
        if (list.length === 0) localStorage.removeItem(memoryKey);
        else localStorage.setItem(memoryKey, JSON.stringify(list));
      } catch { /* Storage can be forbidden: uploads then last as long as the page. */ }
    };
    const forget = (url) => remember(remembered().filter((one) => one.url !== url));

    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.id = `upload-${Math.random().toString(36).slice(2)}`;
    input.className = "upload-input";
    const label = document.createElement("label");
    label.htmlFor = input.id;
    label.className = "button upload-button";
    label.textContent = words.choose;
    const hint = document.createElement("span");
    hint.className = "upload-hint";
    hint.textContent = words.drop;
    const zone = document.createElement("div");
    zone.className = "upload-zone";
    zone.append(input, label, hint);
    const list = document.createElement("ul");
    list.className = "upload-list";
    list.setAttribute("aria-label", words.list);
    const said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    place.append(zone, list, said);

    const waiting = [];
    let current = null;

    const button = (text, name, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-plain";
      made.textContent = text;
      const about = document.createElement("span");
      about.className = "visually-hidden";
      about.textContent = ` ${name}`;
      made.append(about);
      made.addEventListener("click", act);
      return made;
    };

    const row = (name) => {
      const item = document.createElement("li");
      item.className = "upload-item";
      const title = document.createElement("span");
      title.className = "upload-name";
      title.textContent = name;
      const bar = document.createElement("progress");
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute("aria-label", name);
      const state = document.createElement("span");
      state.className = "upload-state";
      const acts = document.createElement("span");
      acts.className = "upload-acts";
      item.append(title, bar, state, acts);
      list.append(item);
      return { item, bar, state, acts };
    };

    const headers = { "tus-resumable": "1.0.0", "x-csrf-token": token, accept: "application/json" };
    const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
    const encoded = (text) => base64(new TextEncoder().encode(text));

    /** Fails with `status` 0 where nobody answered, and the server's own words where it refused. */
    const ask = async (method, url, more = {}) => {
      const answer = await fetch(url, { method, headers: { ...headers, ...more }, cache: "no-store" }).catch(() => null);
      if (answer === null) throw { status: 0 };
      if (answer.ok) return answer;
      const problem = await answer.json().catch(() => ({}));
      throw { status: answer.status, text: problem.detail };
    };

    /** One part, with progress; `fetch` tells none of what goes out. */
    const send = (url, offset, part, checksum, onProgress, job) => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      job.request = request;
      request.open("PATCH", url);
      for (const [name, value] of Object.entries({ ...headers, ...checksum, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" })) request.setRequestHeader(name, value);
      request.upload.addEventListener("progress", (event) => onProgress(offset + event.loaded));
      request.addEventListener("load", () => {
        if (request.status === 204) return resolve(Number(request.getResponseHeader("upload-offset")));
        let text;
        try {
          text = JSON.parse(request.responseText).detail;
        } catch { /* no words of its own */ }
        reject({ status: request.status, text });
      });
      request.addEventListener("error", () => reject({ status: 0 }));
      request.addEventListener("abort", () => reject({ status: -1 }));
      request.send(part);
    });

    const digestOf = async (part) => {
      // Only where the page came by HTTPS or from this machine.
      if (!globalThis.crypto?.subtle) return {};
      return { "upload-checksum": `sha256 ${base64(new Uint8Array(await crypto.subtle.digest("SHA-256", await part.arrayBuffer())))}` };
    };

    const show = (job, text) => { job.view.state.textContent = text; };
    const progress = (job, done) => {
      const total = job.file.size;
      job.view.bar.value = total === 0 ? 1 : done / total;
      show(job, say(words.sending, { percent: Math.floor(total === 0 ? 100 : (100 * done) / total), done: size(done), total: size(total) }));
    };

    const pauseFor = (job, seconds) => new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      job.wakeUp = () => { clearTimeout(timer); resolve(); };
      addEventListener("online", job.wakeUp, { once: true });
    });

    const begin = async (job) => {
      const name = job.file.webkitRelativePath || job.file.name;
      const answer = await ask("POST", endpoint, { "upload-length": String(job.file.size), "upload-metadata": `filename ${encoded(name)},purpose ${encoded(purpose)}` });
      job.url = new URL(answer.headers.get("location"), location.href).pathname;
      if (job.file.size > 0) remember([...remembered(), { url: job.url, name: job.file.name, size: job.file.size, modified: job.file.lastModified }]);
      return Number(answer.headers.get("upload-offset"));
    };

    const run = async (job) => {
      let seconds = 1;
      for (;;) {
        try {
          let offset = job.url === null ? await begin(job) : Number((await ask("HEAD", job.url)).headers.get("upload-offset"));
          while (offset < job.file.size) {
            progress(job, offset);
            const part = job.file.slice(offset, offset + partBytes);
            const checksum = await digestOf(part);
            if (job.stopped) return;
            if (offset + part.size === job.file.size) job.view.state.dataset.last = "";
            offset = await send(job.url, offset, part, checksum, (done) => (done >= job.file.size ? show(job, words.checking) : progress(job, done)), job);
            seconds = 1;
          }
          return finish(job);
        } catch (error) {
          if (job.stopped) return;
          if (error.status === 404 && job.url !== null) {
            forget(job.url);
            job.url = null;
            continue;
          }
          // Nobody answers, somebody else writes, or the part arrived wrong: again. Anything else is a refusal.
          if (![0, 409, 423, 460, 429, 502, 503, 504].includes(error.status) || (error.status === 409 && job.url === null)) return fail(job, error);
          if (error.status === 409 && seconds > 4) return fail(job, error);
          show(job, say(words.retrying, { seconds }));
          await pauseFor(job, seconds);
          if (job.stopped) return;
          seconds = Math.min(longestPauseSeconds, seconds * 2);
        }
      }
    };

    const next = () => {
      current = null;
      const job = waiting.shift();
      if (job === undefined) return;
      current = job;
      job.stopped = false;
      actsOf(job);
      run(job).finally(() => { if (current === job) next(); });
    };

    const finish = (job) => {
      forget(job.url);
      job.view.bar.value = 1;
      show(job, words.done);
      job.view.acts.replaceChildren();
      job.ended = true;
      said.textContent = `${job.file.name}: ${words.done}`;
      refresh();
    };

    const fail = (job, error) => {
      const text = error.status === 401 || error.status === 403 ? words.signedOut : (error.text ?? words.failed);
      show(job, text);
      job.view.item.classList.add("upload-failed");
      job.ended = true;
      said.textContent = `${job.file.name}: ${text}`;
      job.view.acts.replaceChildren(button(words.hide, job.file.name, () => { job.view.item.remove(); input.focus(); }));
    };

    const stop = (job) => {
      job.stopped = true;
      job.request?.abort();
      job.wakeUp?.();
      const at = waiting.indexOf(job);
      if (at >= 0) waiting.splice(at, 1);
    };

    function actsOf(job) {
      const { name } = job.file;
      const goOn = button(words.resume, name, () => {
        waiting.push(job);
        show(job, words.waiting);
        actsOf(job);
        if (current === null) next();
        job.view.acts.querySelector("button")?.focus();
      });
      const pause = button(words.pause, name, () => {
        stop(job);
        show(job, words.paused);
        actsOf(job);
        job.view.acts.querySelector("button")?.focus();
      });
      const cancel = button(words.cancel, name, () => {
        stop(job);
        job.ended = true;
        if (job.url !== null) {
          forget(job.url);
          ask("DELETE", job.url).catch(() => undefined);
        }
        job.view.item.remove();
        input.focus();
      });
      job.view.acts.replaceChildren(job.stopped && !waiting.includes(job) ? goOn : pause, cancel);
    }

    const take = (files) => {
      for (const file of files) {
        const known = remembered().find((one) => one.name === file.name && one.size === file.size && one.modified === file.lastModified);
        list.querySelector(known === undefined ? ":scope > [data-none]" : `:scope > [data-url="${CSS.escape(known.url)}"]`)?.remove();
        const job = { file, url: known?.url ?? null, view: row(file.name), stopped: false, ended: false, request: null, wakeUp: null };
        show(job, words.waiting);
        waiting.push(job);
        jobs.add(job);
        actsOf(job);
      }
      if (current === null) next();
    };

    /** The list of files as it is now, unless somebody is writing in it. */
    const refresh = async () => {
      const id = place.dataset.uploadRefresh;
      const shown = document.getElementById(id);
      if (!shown || [...shown.querySelectorAll("input, textarea")].some((field) => field.type !== "hidden" && (field === document.activeElement || field.value !== field.defaultValue))) return;
      const answer = await fetch(location.pathname, { headers: { accept: "text/html" }, cache: "no-store" }).catch(() => null);
      if (!answer?.ok) return;
      const read = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
      if (!read) return;
      shown.replaceWith(read);
      if (read.dataset.follow) setTimeout(refresh, Number(read.dataset.follow) * 1000);
    };

    const jobs = new Set();
    for (const one of remembered()) {
      const view = row(one.name);
      view.item.dataset.url = one.url;
      view.bar.hidden = true;
      view.state.textContent = words.left;
      view.acts.append(button(words.cancel, one.name, () => {
        forget(one.url);
        ask("DELETE", one.url).catch(() => undefined);
        view.item.remove();
        input.focus();
      }));
    }

    input.addEventListener("change", () => { take(input.files); input.value = ""; });
    zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("upload-over"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("upload-over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("upload-over");
      take(event.dataTransfer.files);
    });
    addEventListener("beforeunload", (event) => { if ([...jobs].some((job) => !job.ended && !job.stopped)) event.preventDefault(); });
    const plain = document.getElementById(place.dataset.uploadInsteadOf);
    if (plain) plain.hidden = true;
    place.hidden = false;
  };

  document.querySelectorAll("[data-upload]").forEach(uploader);
}
