"""What the REST paths of both apps are made of: endpoints, fields, documented errors."""
