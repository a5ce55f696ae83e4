import type { Catalog } from '../language.ts';
import { changes } from './changes.ts';
import { compare } from './compare.ts';
import { contribute } from './contribute.ts';
import { coverage } from './coverage.ts';
import { dispute } from './dispute.ts';
import { fields } from './fields.ts';
import { governance } from './governance.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { lab } from './lab.ts';
import { labFamilies } from './labFamilies.ts';
import { labMarket } from './labMarket.ts';
import { labReproductions } from './labReproductions.ts';
import { labRun } from './labRun.ts';
import { maps } from './maps.ts';
import { note } from './note.ts';
import { notes } from './notes.ts';
import { pages } from './pages.ts';
import { palette } from './palette.ts';
import { project } from './project.ts';
import { projects } from './projects.ts';
import { reference } from './reference.ts';
import { review } from './review.ts';
import { search } from './search.ts';
import { standing } from './standing.ts';
import { state } from './state.ts';
import { statics } from './static.ts';
import { status } from './status.ts';
import { takeAway } from './takeAway.ts';
import { text } from './text.ts';
import { ui } from './ui.ts';
import { vocabulary } from './vocabulary.ts';
import { wallet } from './wallet.ts';

/** The parts of the catalog, each named after the room or page whose texts it holds. */
export const parts: Readonly<Record<string, Catalog>> = {
  changes,
  compare,
  contribute,
  coverage,
  dispute,
  fields,
  governance,
  history,
  home,
  lab,
  labFamilies,
  labMarket,
  labReproductions,
  labRun,
  maps,
  note,
  notes,
  pages,
  palette,
  project,
  projects,
  reference,
  review,
  search,
  standing,
  state,
  statics,
  status,
  takeAway,
  text,
  ui,
  vocabulary,
  wallet,
};

export const zh: Catalog = Object.assign({}, ...Object.values(parts));
