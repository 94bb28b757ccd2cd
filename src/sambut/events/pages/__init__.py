"""Pages: for everybody (`public`), for the host, for a body's delegation, for facilitators, for offices afterwards."""
