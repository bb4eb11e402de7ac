"""Clients, contact persons and employees: the register's records and their keys."""
