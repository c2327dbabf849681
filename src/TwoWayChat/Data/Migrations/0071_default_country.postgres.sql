alter table companies add column default_country text;
