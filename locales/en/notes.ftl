# Notes of staff on a question
notes-title = Notes of staff
notes-by = Note of { $name }, for staff only
notes-staff-only = note, staff only
notes-write = Write a note for staff
notes-label = Note
notes-hint = Only staff of this board read it; nobody is told.
notes-save = Save the note
notes-delete = Take away
notes-added = The note is saved. Only staff see it.
notes-deleted = The note is taken away.
notes-restored = The note is back.
notes-error-empty = Write the note first
notes-error-many = There are { $max } notes about this customer already: take one away first
notes-refused = Only staff of this board write notes here.
notes-refused-delete = Only whoever wrote a note takes it away.
notes-refused-own = Staff write no notes about themselves.
