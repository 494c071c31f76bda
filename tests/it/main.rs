//! Every test of the program, in one binary; the folders mirror `src`.

mod ui;
