mod index;
mod page;
