export const LANGUAGES = ['en', 'tr'] as const;
export type PageLanguage = (typeof LANGUAGES)[number];

/** A text in each language. `{name}` in it is a place for a value that the page learns later. */
export type Text = Readonly<Record<PageLanguage, string>>;

/** Makes a text of its English and its Turkish form. */
export const text = (en: string, tr: string): Text => ({ en, tr });

/** A field of a form. Its name is that of the property that the API takes, so that refusals find it. */
export interface FormField {
  name: string;
  label: Text;
  hint?: Text;
  /** A line of text by default. */
  kind?: 'text' | 'area' | 'email' | 'password' | 'code' | 'digits' | 'checkbox' | 'choices' | 'select';
  /** What a password manager may fill in; nothing by default. */
  autocomplete?: string;
  /** The person cannot change it: it tells password managers which account a password belongs to. */
  isFixed?: boolean;
  isOptional?: boolean;
  /** What can be chosen, for `choices`. The first one is chosen. */
  choices?: ReadonlyArray<{ value: string; label: Text }>;
}

/** A further way on, beside the submission of the form. The script of the page says what it does. */
export interface Action {
  name: string;
  label: Text;
  /** Shown as a link within the text, not as a button of full width. */
  isMinor?: boolean;
}

/** What a page shows at a time. */
export interface PageState {
  heading: Text;
  paragraphs?: readonly Text[];
  /** Names of the places that the script fills with what no text can hold, such as a list. */
  slots?: readonly string[];
  fields?: readonly FormField[];
  submit?: Text;
  /** The browser sends the form to the address of the page, without a script. */
  isPosted?: boolean;
  actions?: readonly Action[];
  links?: ReadonlyArray<{ page: string; label: Text }>;
  /** How it ends, which has a sign of its own. */
  outcome?: 'done' | 'failed';
}

/** A page, as data: what it shows, and what it says when a request is refused. */
export interface SitePage {
  /** Its path, and the name of its script. */
  name: string;
  title: Text;
  states: Readonly<Record<string, PageState>>;
  /** Messages by name, or by the code of a refusal. They count before those that all pages share. */
  messages?: Readonly<Record<string, Text>>;
}
