drop index escalations_called_off;
