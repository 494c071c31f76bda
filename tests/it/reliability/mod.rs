//! What must hold when things go wrong: kills, a database that is away, doubled and hostile requests.

mod away;
mod editors;
mod forms;
mod input;
mod kills;
mod load;
mod place;
mod site;
mod twice;
