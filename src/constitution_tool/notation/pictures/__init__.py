"""Pictures as files: PNG and JPEG, read strictly and never decoded for show."""
