"""What NHN's Address Registry should hold for a clinic, and the requests that say so."""
