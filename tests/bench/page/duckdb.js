// DuckDB-wasm: the file by its handle, explicit types, one query. The bundle is the fastest that
// needs no cross-origin isolation ("eh"); the one with threads ("coi") cannot be had by a widget.

import { AsyncDuckDB, ConsoleLogger, DuckDBDataProtocol, LogLevel } from "@duckdb/duckdb-wasm";
import query from "../cohorts.sql";
import { memoryKeeper, memoryOf } from "./memory.js";

export async function prepare({ duckdb }) {
  const text = `${memoryKeeper}
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[name];
      WebAssembly[name] = async (...given) => {
        const made = await real.apply(WebAssembly, given);
        keepMemory((made.instance ?? made).exports, given[1]?.env?.memory);
        return made;
      };
    }
    importScripts("${duckdb}duckdb-browser-eh.worker.js");`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const db = new AsyncDuckDB(new ConsoleLogger(LogLevel.WARNING), worker);
  await db.instantiate(`${duckdb}duckdb-eh.wasm`);
  const connection = await db.connect();
  return {
    async run(file) {
      await db.registerFileHandle("orders.csv", file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      const table = await connection.query(query);
      await db.dropFile("orders.csv");
      return { cells: table.toArray().map((row) => row.toJSON()) };
    },
    memory: memoryOf,
  };
}
