"""When a clinic's slots are and who is there: public holidays, Norwegian clock time. Pure."""
