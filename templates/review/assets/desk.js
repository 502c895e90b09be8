// The desk's page: its parts are started here, in the order that they are drawn.
import { startAgain } from "./again.js";
import { startBench } from "./bench.js";
import { startGlance } from "./clean.js";
import { startConflicts } from "./conflict.js";
import { startCorrecting } from "./correct.js";
import { giveReason } from "./decide.js";
import { startDialogs } from "./dialogs.js";
import { startDropped } from "./dropped.js";
import { reopen, startEditor } from "./editor.js";
import { choose, startItem } from "./item.js";
import { startKeys } from "./keys.js";
import { startLeaving } from "./leaving.js";
import { startLive, tellWriting } from "./live.js";
import { startMending } from "./mending.js";
import { startNotes } from "./notes.js";
import { startPanels } from "./panels.js";
import { startPicking } from "./picked.js";
import { startPictures } from "./pictures.js";
import { startPublishing } from "./publishing.js";
import { startQueue } from "./queue.js";
import { startReasons } from "./reason.js";
import { startSentences } from "./sentence.js";
import { readQueue } from "./sending.js";
import { desk, items, whenChanged } from "./state.js";
import { startWhole } from "./whole.js";

async function start() {
  startQueue();
  startItem(reopen);
  startSentences();
  startPanels();
  startReasons(giveReason);
  startDropped();
  startPicking();
  startEditor();
  startLeaving();
  startConflicts();
  startMending();
  startCorrecting();
  startDialogs();
  startPublishing();
  startWhole();
  startBench();
  startPictures();
  startNotes();
  startGlance();
  startKeys();
  await readQueue();
  if (!desk.queue) return;
  const first = items().find((one) => one.status === "pending") || items()[0];
  if (first) choose(first.id);
  startAgain();
  whenChanged(tellWriting);
  startLive();
}

start();
