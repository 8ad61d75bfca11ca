"""Every policy that was read, kept on this computer: its versions, what they say, and what changed."""
