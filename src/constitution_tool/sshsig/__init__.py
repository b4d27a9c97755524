"""A signature kit that knows no law: SSH signatures (SSHSIG), strictly read, made and verified."""
