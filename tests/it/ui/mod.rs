mod assets;
mod gallery;
mod layout;
mod time;
mod urls;
mod words;
