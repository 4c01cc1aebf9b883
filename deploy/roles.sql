-- The four roles and the database, on a new server; psql reads the passwords from the environment.
-- docs/isolation.md says what each may do. None is a superuser, none passes by a policy.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv sweep_password SWEEP_PASSWORD

CREATE ROLE shopbuilder_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE shopbuilder_app LOGIN PASSWORD :'app_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE shopbuilder_sweep LOGIN PASSWORD :'sweep_password' NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE shopbuilder_search NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
-- Migrations hand functions over to it.
GRANT shopbuilder_search TO shopbuilder_owner;
CREATE DATABASE shopbuilder OWNER shopbuilder_owner ENCODING 'UTF8' TEMPLATE template0;
