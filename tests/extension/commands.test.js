import assert from "node:assert/strict";
import { test } from "node:test";
import { commandsFor, lineFor, toolsFor } from "../../extension/welcome/commands.js";

const ALL = ["win", "mac", "linux"].flatMap((system) =>
  toolsFor(system).map((tool) => ({ system, tool, commands: commandsFor(system, tool) })),
);

test("the first command of each system", () => {
  const first = (system) => commandsFor(system, toolsFor(system)[0]).install;
  assert.equal(first("linux"), "pipx install smallprint && smallprint install");
  assert.equal(first("mac"), first("linux"));
  assert.equal(first("win"), "py -m pip install smallprint; py -m smallprint install");
});

test("PowerShell of Windows knows no &&, and elsewhere nothing runs after a failure", () => {
  for (const { system, commands } of ALL) {
    for (const line of [commands.install, commands.again]) {
      assert.equal(line.includes(" && "), system !== "win", line);
      assert.match(line, /smallprint install$/);
    }
  }
});

test("an extension that came from a folder has the program beside it", () => {
  assert.equal(commandsFor("linux", "pipx", ".").install, "pipx install . && smallprint install");
  for (const { tool, system } of ALL) {
    const { install, run } = commandsFor(system, tool, ".");
    assert.match(install, /install \.[;& ]/);
    assert.ok(install.endsWith(`${run} install`));
  }
});

test("pip needs nothing on the PATH but Python", () => {
  for (const { tool, system, commands } of ALL) {
    const python = system === "win" ? "py -m " : "python3 -m ";
    if (tool === "pip") for (const line of Object.values(commands)) assert.ok(!line || line.startsWith(python), line);
    assert.equal(commands.get === "", tool === "pip");
    assert.equal(commands.path === "", tool === "pip");
  }
});

test("what is wrong decides which command it is", () => {
  const commands = commandsFor("linux", "pip");
  for (const [code, line] of [
    ["host_missing", commands.install],
    ["host_forbidden", "python3 -m smallprint install"],
    ["host_old", "python3 -m pip install --upgrade smallprint"],
    ["extension_old", null],
    ["host_broken", "python3 -m smallprint doctor"],
    ["timeout", "python3 -m smallprint doctor"],
    ["some_new_code", "python3 -m smallprint doctor"],
  ]) {
    assert.equal(lineFor(code, commands), line, code);
  }
});
